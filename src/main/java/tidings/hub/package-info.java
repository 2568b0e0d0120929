/** Push: who asks for it is sent each new version of a document (W3C WebSub), and hubs of others are told of it. */
@NullMarked
package tidings.hub;

import org.jspecify.annotations.NullMarked;

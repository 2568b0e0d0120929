/** Documents are served; the only place that knows Javalin and Jetty. */
@NullMarked
package tidings.server;

import org.jspecify.annotations.NullMarked;

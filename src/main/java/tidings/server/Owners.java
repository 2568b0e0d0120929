package tidings.server;

import java.time.Clock;
import tidings.Status;

/**
 * What owners of feeds may do and see, and nobody else.
 *
 * @param tokens by which they are known
 * @param status how their sources do
 * @param metrics what this node does is counted there
 * @param clock for what is counted only now and then
 */
public record Owners(Tokens tokens, Status status, Metrics metrics, Clock clock) {}

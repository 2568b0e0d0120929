package tidings.town;

import java.time.Instant;

/**
 * An article as its newspaper has it from a moment on.
 *
 * @param number from 1
 * @param path where it stands on its host
 */
record Edition(int number, Instant from, String title, String path) {}

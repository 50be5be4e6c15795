package io.densimeter.reports.check;

/**
 * A place to look for the cause of a difference.
 *
 * @param uri URI of a file, relative to the repository where it can be
 * @param line from 1
 */
public record CheckPlace(String uri, int line) {}

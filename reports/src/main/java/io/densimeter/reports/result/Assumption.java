package io.densimeter.reports.result;

/**
 * A figure that was taken as given.
 *
 * @param subject what it is about, such as {@code xeon-5600: vm-exit-round-trip}
 * @param value the value with its unit
 * @param source where it comes from
 */
public record Assumption(String subject, String value, String source) {}

package io.densimeter.model.calibration;

/**
 * An unknown after the fit.
 *
 * @param unknown the unknown and its prior
 * @param standing what the data say of it
 * @param value the fitted value, zero or more; the prior when nothing was measured
 * @param low lower end of the 95 % interval, zero or more
 * @param high upper end of the 95 % interval
 * @param dataFraction how much of the prior's variance the data removed, 0 to 1
 * @param measurements number of measurements that hold it
 */
public record FittedPrice(
    Unknown unknown,
    Standing standing,
    double value,
    double low,
    double high,
    double dataFraction,
    int measurements) {}

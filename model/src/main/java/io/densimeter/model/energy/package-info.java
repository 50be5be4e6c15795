/** Energy by the hour of the week, what it costs under a tariff, and the CO2e of an estate. */
@NullMarked
package io.densimeter.model.energy;

import org.jspecify.annotations.NullMarked;

/** What an estate costs: servers, energy, licences, over years. */
@NullMarked
package io.densimeter.model.tco;

import org.jspecify.annotations.NullMarked;

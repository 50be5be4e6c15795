/**
 * What an estate costs over years: purchases, energy, licences, people, and all else that is paid.
 */
@NullMarked
package io.densimeter.model.tco;

import org.jspecify.annotations.NullMarked;

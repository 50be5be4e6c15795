/** The model of server virtualization: pure computation, without files, clock, YAML or threads. */
@NullMarked
package io.densimeter.model;

import org.jspecify.annotations.NullMarked;

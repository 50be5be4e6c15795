/** Results as text: tables for readers, CSV and JSON for programs. */
@NullMarked
package io.densimeter.experiments.text;

import org.jspecify.annotations.NullMarked;

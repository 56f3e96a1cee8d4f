/** The commands of the command line, one class each; the only place that prints. */
@NullMarked
package io.trunkline.command;

import org.jspecify.annotations.NullMarked;

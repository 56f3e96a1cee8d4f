/** The examples of asterisk-ami/README.md, word for word; {@code ReadmeTest} compares them. */
@NullMarked
package io.trunkline.lab.examples;

import org.jspecify.annotations.NullMarked;

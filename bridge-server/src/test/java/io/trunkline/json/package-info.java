/** What JSON becomes. */
@NullMarked
package io.trunkline.json;

import org.jspecify.annotations.NullMarked;

/** Parts of the fake org's data. */
@NullMarked
package io.trunkline.lab.org.data;

import org.jspecify.annotations.NullMarked;

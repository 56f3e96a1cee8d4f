/** The fake org over real HTTP, and the small parts it is made of. */
@NullMarked
package io.trunkline.lab.org;

import org.jspecify.annotations.NullMarked;

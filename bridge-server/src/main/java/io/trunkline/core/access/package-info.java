/** Who may do what: {@link io.trunkline.core.access.Login} first. */
@NullMarked
package io.trunkline.core.access;

import org.jspecify.annotations.NullMarked;

/**
 * Who may do what: {@link io.trunkline.core.access.Login} first, then {@link
 * io.trunkline.core.access.Access}, which lets people in.
 */
@NullMarked
package io.trunkline.core.access;

import org.jspecify.annotations.NullMarked;

/**
 * What a fake org holds and what it lets pass: schema, users, records, validation and sharing.
 * Start with {@link io.trunkline.lab.org.data.OrgData}.
 */
@NullMarked
package io.trunkline.lab.org.data;

import org.jspecify.annotations.NullMarked;

/**
 * The org as its REST API shows it: tokens, describe, records, queries. Start with {@link
 * io.trunkline.lab.org.rest.RestApi}.
 */
@NullMarked
package io.trunkline.lab.org.rest;

import org.jspecify.annotations.NullMarked;

/**
 * Many requests or many records in one request: composite, batch and sObject collections. Start
 * with {@link io.trunkline.lab.org.rest.composite.CompositeApi}.
 */
@NullMarked
package io.trunkline.lab.org.rest.composite;

import org.jspecify.annotations.NullMarked;

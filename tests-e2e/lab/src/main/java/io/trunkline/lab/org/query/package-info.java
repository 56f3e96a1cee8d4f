/**
 * SOQL and SOSL, as much of them as integrations speak, with Salesforce's refusals. Start with
 * {@link io.trunkline.lab.org.query.Soql} and {@link io.trunkline.lab.org.query.Sosl}.
 */
@NullMarked
package io.trunkline.lab.org.query;

import org.jspecify.annotations.NullMarked;

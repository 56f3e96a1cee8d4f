/**
 * A Salesforce org for tests and for the demo: REST API, Lightning page and Open CTI, with faults
 * to order. Start with {@link io.trunkline.lab.org.FakeOrg}.
 */
@NullMarked
package io.trunkline.lab.org;

import org.jspecify.annotations.NullMarked;

/**
 * Salesforce as the bridge reaches it, over REST with an account of its own: {@link
 * io.trunkline.edge.salesforce.SalesforceDesks} first. From there one desk per account; below it
 * the signed-in conversation with the org ({@code Org}), and at the bottom the wire ({@code Http}),
 * the only class that knows the HTTP client.
 */
@NullMarked
package io.trunkline.edge.salesforce;

import org.jspecify.annotations.NullMarked;

package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import java.net.URI;

/**
 * A sign-in that worked.
 *
 * @param token the access token
 * @param instance the origin that all further requests go to
 */
record Session(Secret token, URI instance) {}

/**
 * How clients sign in: the token endpoint with its grants, the authorize page, revoke, introspect,
 * and who the bearer is. Start with {@link io.trunkline.lab.org.rest.oauth.OAuth}. Salesforce's
 * error bodies here are objects, unlike the API's. Their words were seen in its documentation or
 * quoted by users, except where a comment says that they are a guess.
 */
@NullMarked
package io.trunkline.lab.org.rest.oauth;

import org.jspecify.annotations.NullMarked;

/**
 * One exchange over HTTP as a value, and the org's JSON. No server in here: see {@link
 * io.trunkline.lab.org.FakeOrg}.
 */
@NullMarked
package io.trunkline.lab.org.web;

import org.jspecify.annotations.NullMarked;

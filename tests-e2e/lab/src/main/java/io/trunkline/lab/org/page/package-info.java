/**
 * The org as people see it in a browser: sign-in, a console in the manner of Lightning, the
 * softphone panel's host and its Open CTI library. Start with {@link
 * io.trunkline.lab.org.page.PageApi}.
 */
@NullMarked
package io.trunkline.lab.org.page;

import org.jspecify.annotations.NullMarked;

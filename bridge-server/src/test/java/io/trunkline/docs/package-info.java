/** Holds the documents to the repository. */
@NullMarked
package io.trunkline.docs;

import org.jspecify.annotations.NullMarked;

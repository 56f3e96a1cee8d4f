/** Records to JSON and back, the same for the store, the REST API and the pages. */
@NullMarked
package io.trunkline.json;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.trunkline.lab.story;

import org.jspecify.annotations.NullMarked;

/**
 * The PBXs: follows each one over AMI and tells the flow what happened to its calls. Open {@link
 * io.trunkline.edge.pbx.PbxLinks} first.
 */
@NullMarked
package io.trunkline.edge.pbx;

import org.jspecify.annotations.NullMarked;

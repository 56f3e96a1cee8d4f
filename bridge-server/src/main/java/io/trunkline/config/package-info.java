/**
 * The configuration file: address, TLS, data folder, key and log. Everything that an administrator
 * decides lives in the store instead. {@link io.trunkline.config.Config} first.
 */
@NullMarked
package io.trunkline.config;

import org.jspecify.annotations.NullMarked;

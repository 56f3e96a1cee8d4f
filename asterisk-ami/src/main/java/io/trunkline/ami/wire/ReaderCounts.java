package io.trunkline.ami.wire;

/**
 * What a reader has seen so far: nothing is skipped without being counted here.
 *
 * @param blocks blocks that ended with a blank line, wanted or not
 * @param wanted blocks that became messages
 * @param malformedLines lines without a colon inside wanted blocks, or where a block should begin
 * @param oversizedBlocks blocks over the cap, skipped to their blank line
 */
public record ReaderCounts(long blocks, long wanted, long malformedLines, long oversizedBlocks) {}

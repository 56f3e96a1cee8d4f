package io.trunkline.calls;

/**
 * The name of a call: its PBX and the linkedid it was first seen with. It stays when Asterisk
 * changes linkedids on a merge.
 *
 * @param pbx the PBX's name in our settings
 * @param linkedId Asterisk's linkedid at first sight
 */
public record CallId(String pbx, String linkedId) {
  @Override
  public String toString() {
    return pbx + "/" + linkedId;
  }
}

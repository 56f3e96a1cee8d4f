package io.trunkline.lab.story;

import io.trunkline.lab.asterisk.AsteriskVersion;

class StoryOn16LabIT extends LiveStories {
  StoryOn16LabIT() {
    super(AsteriskVersion.V16);
  }
}

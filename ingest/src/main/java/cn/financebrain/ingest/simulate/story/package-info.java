/**
 * What several tables tell of one story, so that they agree: start at {@link
 * cn.financebrain.ingest.simulate.story.Pitch}, what an enterprise tells the public, and {@link
 * cn.financebrain.ingest.simulate.story.StoryMonth}, where a month stands in a story.
 */
package cn.financebrain.ingest.simulate.story;

package dev.backsafe.understanding;

/**
 * A question that somebody who wrote an answer gives as an example of how it is asked.
 *
 * @param topic the id of the answer
 */
public record TopicExample(String topic, String text) {}

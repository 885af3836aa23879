/**
 * Free text in, {@link dev.backsafe.understanding.Meaning} out: what a person says about a session
 * or their back, read as a good coach would. Two layers look at every text: a lexicon of red flags,
 * pain and plain answers with negation scope, which a clinician can read and correct, and a small
 * statistical classifier trained from example phrases. The lexicon may raise the alarm above the
 * classifier and never lowers it, except where it recognises a full denial ("no pain") or an idiom.
 * When the two disagree, the reading is {@code UNSURE} and somebody asks. Languages without a
 * reader of their own are recognised, and asked about where they may tell of pain. Pure: data comes
 * in as values; no clock, no chance, no I/O.
 */
@NullMarked
package dev.backsafe.understanding;

import org.jspecify.annotations.NullMarked;

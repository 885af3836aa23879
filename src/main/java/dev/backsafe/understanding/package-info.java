/**
 * Free text in, {@link dev.backsafe.understanding.Meaning} out: what a person says about a session
 * or their back, read as a good coach would. Two layers look at every text: a statistical
 * classifier that has learned from what many people wrote, and leads; and a lexicon of red flags,
 * pain and plain answers with negation scope, which a clinician can read and correct. The lexicon
 * is the floor below which a sign does not go unheard, and tells whose it is and when it was. Where
 * fine may be pain the reading is {@code UNSURE} and somebody asks. Languages without a reader of
 * their own are recognised, and asked about where they may tell of pain. Pure: data comes in as
 * values; no clock, no chance, no I/O.
 */
@NullMarked
package dev.backsafe.understanding;

import org.jspecify.annotations.NullMarked;

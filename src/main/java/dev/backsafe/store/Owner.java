package dev.backsafe.store;

import dev.backsafe.platform.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whose row it is.
 *
 * @param dataKey null when nothing of theirs is sealed yet
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Owner(long id, Account account, byte @Nullable [] dataKey) {}

namespace Sim.Sqs;

/// <summary>
/// One agenda entry for a whole list whose due times only grow: that of its head. Millions of messages in flight so
/// leave no dead entries behind when they are deleted in time.
/// </summary>
internal struct DueTimes()
{
    /// <summary>The latest due time that ever joined the list.</summary>
    public long Last = long.MinValue;

    /// <summary>True while an agenda entry for the head is under way.</summary>
    public bool Armed;

    /// <summary>True if a message with this due time may join; otherwise it needs an entry of its own.</summary>
    public bool Take(long due)
    {
        if (due < Last)
        {
            return false;
        }

        Last = due;
        return true;
    }
}

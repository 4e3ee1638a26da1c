namespace Sim.Sqs;

/// <summary>
/// The neighbours of each message within its message group, by slot. Kept apart from the messages, because only those of
/// FIFO queues have any.
/// </summary>
internal sealed class GroupLinks
{
    private GroupLink[] links = [];

    public ref GroupLink this[int slot]
    {
        get
        {
            if (slot >= links.Length)
            {
                Array.Resize(ref links, Math.Max(slot + 1, links.Length * 2));
            }

            return ref links[slot];
        }
    }

    internal struct GroupLink
    {
        public MessageGroup Group;
        public int Newer, Older;
    }
}

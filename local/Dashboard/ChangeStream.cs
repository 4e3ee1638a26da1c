using System.Threading.Channels;

namespace Local.Dashboard;

/// <summary>Tells pages that they should look again. Any number of changes meanwhile is one.</summary>
internal sealed class ChangeStream
{
    private const int MostPages = 16;

    private readonly Lock turn = new();
    private readonly List<Channel<bool>> pages = [];

    public void Tell()
    {
        lock (turn)
        {
            foreach (var page in pages)
            {
                page.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>Null if too many pages are open. It has something to tell at once.</summary>
    public Channel<bool>? Open()
    {
        var page = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        page.Writer.TryWrite(true);
        lock (turn)
        {
            if (pages.Count >= MostPages)
            {
                return null;
            }

            pages.Add(page);
            return page;
        }
    }

    public void Close(Channel<bool> page)
    {
        lock (turn)
        {
            pages.Remove(page);
        }
    }
}

using Local.Declaration;

namespace Local.Graphing.AsyncApi;

/// <summary>A topic, or a queue that is sent to without one.</summary>
/// <param name="Key">In the document's map of channels.</param>
internal sealed record Channel(string Key, RecordedResource Resource)
{
    public bool IsTopic => Resource.Type == ResourceTypes.Topic;

    public string Pointer => $"#/channels/{Key}";

    public Server Server => new(Resource);
}

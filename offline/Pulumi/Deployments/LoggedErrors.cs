using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What fails a run, in the order it was reported.</summary>
internal sealed class LoggedErrors
{
    private readonly Lock _gate = new();
    private ImmutableArray<string> _messages = [];

    public ImmutableArray<string> Messages
    {
        get
        {
            lock (_gate)
            {
                return _messages;
            }
        }
    }

    public void Add(string message)
    {
        lock (_gate)
        {
            _messages = _messages.Add(message);
        }
    }
}

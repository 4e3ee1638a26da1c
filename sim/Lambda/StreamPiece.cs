namespace Sim.Lambda;

/// <summary>Records that are handed to a function together: from one place of the stream up to, not including, another.</summary>
/// <param name="Attempts">How often it has failed.</param>
internal sealed record StreamPiece(int From, int To, int Attempts = 0)
{
    public int Count => To - From;
}

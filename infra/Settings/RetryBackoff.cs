namespace Infra.Settings;

/// <summary>How long a message that failed rests before it is tried again: First, and twice as long each time, up to Most.</summary>
public sealed record RetryBackoff(TimeSpan First, TimeSpan Most)
{
    public static RetryBackoff Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>All the rests of a message that fails until it is dead-lettered.</summary>
    /// <param name="attempts">How often it is received.</param>
    public TimeSpan Over(int attempts)
    {
        var total = TimeSpan.Zero;
        for (var (rest, left) = (First, attempts - 1); left > 0; left--)
        {
            total += rest;
            rest = rest < Most / 2 ? 2 * rest : Most;
        }

        return total;
    }
}

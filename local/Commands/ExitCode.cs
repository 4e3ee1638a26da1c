namespace Local.Commands;

/// <summary>What the command line ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>An expectation did not hold, or something was lost.</summary>
    public const int Failure = 1;

    /// <summary>Wrong usage or settings; nothing was done.</summary>
    public const int Usage = 2;
}

namespace Sim.Lambda;

/// <summary>Where in a stream a new mapping begins.</summary>
public enum StartingPosition
{
    /// <summary>TRIM_HORIZON: with the oldest record there is.</summary>
    TrimHorizon,

    /// <summary>LATEST: with what is written from now on.</summary>
    Latest,
}

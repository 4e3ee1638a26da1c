namespace Sim.Lambda;

/// <summary>In which execution environment an invocation runs.</summary>
internal enum EnvironmentStart : byte
{
    /// <summary>One that is kept ready.</summary>
    Provisioned,

    /// <summary>One that was idle.</summary>
    Warm,

    /// <summary>One that has to be started first.</summary>
    Cold,
}

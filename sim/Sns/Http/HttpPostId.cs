namespace Sim.Sns.Http;

/// <summary>Names an attempt; every attempt has one of its own.</summary>
public readonly record struct HttpPostId(long Turn);
